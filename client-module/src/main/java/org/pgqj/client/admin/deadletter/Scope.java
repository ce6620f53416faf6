package org.pgqj.client.admin.deadletter;

import picocli.CommandLine.Parameters;

/** Whose dead letters: a consumer's, a queue's, or all. */
final class Scope {

  @Parameters(index = "0", arity = "0..1", paramLabel = "QUEUE", description = "of this queue only")
  private String queue;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "CONSUMER",
      description = "of this consumer only")
  private String consumer;

  /** Null for all. */
  String queue() {
    return queue;
  }

  /** Null for all. */
  String consumer() {
    return consumer;
  }

  @Override
  public String toString() {
    return (queue == null ? "" : " of queue " + queue)
        + (consumer == null ? "" : ", consumer " + consumer);
  }
}
