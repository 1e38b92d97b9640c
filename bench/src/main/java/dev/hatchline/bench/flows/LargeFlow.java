package dev.hatchline.bench.flows;

/** Texts of flows of any size, as a company's could be: of ten nodes each two have conditions. */
final class LargeFlow {
  /** Nodes of one part. */
  static final int PART = 10;

  private LargeFlow() {}

  /** A flow of so many nodes, and at most nine more. */
  static String text(int nodes) {
    StringBuilder text = new StringBuilder("flow: large\nstart: top0\nnodes:\n");
    int parts = (nodes + PART - 1) / PART;
    for (int part = 0; part < parts; part++) {
      text.append(part(part, (part + 1) % parts));
    }
    return text.toString();
  }

  private static String part(int number, int next) {
    return """
      top#:
        menu:
          prompt: For a person, press zero at any moment. For part # press one. For more, press two.
          choices:
            1: which#
            2: top@
            9: bye#
      which#:
        ask:
          prompt: Please key in your order number, and then the pound key.
          into: order#
          length: 4..10
          wrong: An order number has four to ten digits.
        then: find#
      find#:
        lookup:
          system: orders
          get: /orders/{order#}
          take:
            state#: text
            due#: { field: delivery.day, type: date }
            parts#: number
          forget: order#
        then: late#
        missing: unknown#
        failed: person#
      late#:
        branch:
          - if: due# < today && state# != "lost#"
            to: tell#
          - if: known.caller && caller.startsWith("+#")
            to: count#
          - if: parts# > #
            to: count#
        else: tell#
      tell#:
        say: "{order#} is {state#}."
        then: top#
      unknown#:
        say: "We have no order {order#}."
        then: top#
      count#:
        set:
          sum#: "= parts# * 2.0 + #.0"
          many#: "= parts# > #.5 || state# == 'x#'"
        then: many#
      many#:
        branch:
          - if: many# && sum# > 100.0
            to: person#
        else: top#
      person#:
        queue: people
      bye#:
        end: Thank you, and goodbye.
    """
        .replace("#", Integer.toString(number))
        .replace("@", Integer.toString(next));
  }
}
