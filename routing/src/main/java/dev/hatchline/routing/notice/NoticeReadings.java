package dev.hatchline.routing.notice;

/**
 * What there is to be told now.
 *
 * @param ready whether Asterisk is in sight and what is owed has been read
 * @param due customers to be rung
 * @param dialling customers who are rung
 * @param answered customers on the line
 */
public record NoticeReadings(boolean ready, boolean storeUp, int due, int dialling, int answered) {
  /** All that is not told. */
  public int open() {
    return due + dialling + answered;
  }
}
