package dev.hatchline.routing.store;

/**
 * The time by the database's clock, in milliseconds since 1970: an expression of its SQL. Neither
 * an engine's clock nor anybody's time zone is in it. It is that of the statement's beginning.
 */
record Now(String sql) {
  static final Now H2 =
      new Now(
          "DATEDIFF(MILLISECOND, TIMESTAMP WITH TIME ZONE '1970-01-01 00:00:00+00',"
              + " CURRENT_TIMESTAMP(6))");

  static final Now MYSQL =
      new Now("(TIMESTAMPDIFF(MICROSECOND, '1970-01-01', UTC_TIMESTAMP(6)) DIV 1000)");

  @Override
  public String toString() {
    return sql;
  }
}
