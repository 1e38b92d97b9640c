package dev.hatchline.flow.draw;

/** The looks of a picture: one quiet colour for each group of kinds. */
final class Style {
  static final String CSS =
      """

      .flow{--paper:#fbfaf7;--ink:#22262b;--dim:#6b7280;--line:#9aa1ab;--body:#fff;--edge:#d9dce1;
      --speak:#6a8caf;--ask:#3f8f7a;--think:#a08a5b;--reach:#8a6fae;--person:#b5541f;--over:#7d838c;
      --zero:#b5541f;--zero-ink:#fff;--lane:#f6ebe3;
      font-family:Inter,"Helvetica Neue",Helvetica,Arial,"Liberation Sans",sans-serif;color:var(--ink)}
      @media (prefers-color-scheme:dark){.flow{--paper:#15181c;--ink:#e7e9ec;--dim:#9aa3ae;
      --line:#6d7682;--body:#1e2329;--edge:#363d46;--speak:#7fa6cf;--ask:#5bb39c;--think:#c2a96f;
      --reach:#ad92d3;--person:#e08a55;--over:#9aa1ab;--zero:#d9773f;--zero-ink:#15181c;--lane:#2a211c}}
      .flow text{fill:var(--ink)}
      .flow .paper{fill:var(--paper)}
      .flow .name{font-size:22px;font-weight:700}
      .flow .body{fill:var(--body);stroke:var(--edge)}
      .flow .band{fill:var(--group)}
      .flow .cover{fill:var(--body)}
      .flow .title{font-size:13px;font-weight:700}
      .flow .kind{font-size:11px;fill:var(--dim);text-anchor:end}
      .flow .words{font-size:12px}
      .flow .back{font-size:12px;fill:var(--dim)}
      .flow a:hover .back{fill:var(--ink);text-decoration:underline}
      .flow .way{fill:none;stroke:var(--line);stroke-width:1.5}
      .flow .way.fault{stroke-dasharray:5 4}
      .flow .tip{fill:var(--line)}
      .flow .plate{fill:var(--paper)}
      .flow .box .plate{fill:none}
      .flow .mark{font-size:11px;fill:var(--dim);text-anchor:middle}
      .flow .key rect{fill:var(--body);stroke:var(--line)}
      .flow .key text{font-weight:600;text-anchor:middle}
      .flow .key.zero rect{fill:var(--zero);stroke:none}
      .flow .key.zero text{fill:var(--zero-ink)}
      .flow .lane{fill:var(--lane)}
      .flow .down{fill:none;stroke:var(--zero);stroke-width:1.5}
      .flow .lane-words{font-size:13px;text-anchor:middle;fill:var(--zero)}
      .flow .lane-queue{font-size:11px;font-weight:700;text-anchor:middle;fill:var(--zero)}
      .flow .person{fill:var(--zero)}
      .flow .entrance .body{fill:var(--ink);stroke:none}
      .flow .entrance-words{font-size:12px;font-weight:600;text-anchor:middle;fill:var(--paper)}
      .flow .legend{font-size:12px;fill:var(--dim)}
      .flow .count{font-size:11px;font-weight:700;text-anchor:end;fill:var(--ask)}
      .flow .speak{--group:var(--speak)}.flow .ask{--group:var(--ask)}
      .flow .think{--group:var(--think)}.flow .reach{--group:var(--reach)}
      .flow .to-person{--group:var(--person)}.flow .over{--group:var(--over)}
      """;

  private Style() {}

  /** The class of a kind; a new one is one of those that think. */
  static String group(String kind) {
    return switch (kind) {
      case Box.ENTRANCE -> Box.ENTRANCE;
      case "say", "note", "language" -> "speak";
      case "menu", "ask", "survey" -> "ask";
      case "lookup", "outage" -> "reach";
      case "queue", "callback", "message", "transfer" -> "to-person";
      case "end" -> "over";
      default -> "think";
    };
  }
}
