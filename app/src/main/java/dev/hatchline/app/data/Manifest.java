package dev.hatchline.app.data;

import dev.hatchline.routing.store.bulk.TableSum;
import java.time.Instant;
import java.util.List;

/**
 * What is in a backup; its last entry.
 *
 * @param format of the file: {@link #FORMAT}
 * @param schema version of the tables
 * @param files how many, tables and this left out
 */
public record Manifest(
    int format, Instant made, String schema, boolean secrets, List<TableSum> tables, int files) {
  static final int FORMAT = 1;
  static final String NAME = "manifest.json";
  static final String TABLES = "tables/";
  static final String ROWS = ".jsonl";
  static final String HOME = "home/";
  static final String CONFIG = "config/";
  static final String OPERATOR_FILE = CONFIG + "hatchline.yaml";

  public long rows() {
    return tables.stream().mapToLong(TableSum::rows).sum();
  }
}
