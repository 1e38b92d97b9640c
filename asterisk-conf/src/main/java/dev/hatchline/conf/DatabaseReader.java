package dev.hatchline.conf;

import org.snakeyaml.engine.v2.nodes.MappingNode;

/** The database: the embedded one, or a MySQL server. */
final class DatabaseReader {
  private static final int MYSQL_PORT = 3306;
  private static final String NAME = "hatchline";

  private DatabaseReader() {}

  static Database read(Problems problems, Section root) {
    return root.inside("database", new Database.Embedded(), section -> kind(problems, section));
  }

  private static Database kind(Problems problems, Section section) {
    if (!section.has("mysql") && section.node() instanceof MappingNode) {
      problems.add(section.node(), "the database says nothing", "mysql");
    }
    return section.inside("mysql", new Database.Embedded(), DatabaseReader::mysql);
  }

  private static Database mysql(Section section) {
    section.want("host", TextForm.HOST);
    return new Database.MySql(
        section.text("host", "", TextForm.HOST),
        section.number("port", MYSQL_PORT, 1, 65_535),
        section.text("database", NAME, TextForm.DATABASE),
        section.text("user", NAME, TextForm.DATABASE_USER),
        section.text("password-secret", "database-password", TextForm.SECRET_NAME));
  }
}
