package org.pgqj.embedded.jdbc;

/** What is known of the parameters of a statement: how many there are. */
final class ParameterCount extends AbstractParameterMetaData {
  private final int count;

  ParameterCount(int count) {
    this.count = count;
  }

  @Override
  public int getParameterCount() {
    return count;
  }
}
