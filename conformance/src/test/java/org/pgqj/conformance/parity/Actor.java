package org.pgqj.conformance.parity;

import java.util.List;

/** Who acts in a story. Each has a session of its own on either side. */
enum Actor {
  /** The superuser that owns everything. */
  OWNER(null),
  ADMIN("pgq_admin"),
  SECOND_ADMIN("pgq_admin"),
  WRITER("pgq_writer"),
  SECOND_WRITER("pgq_writer"),
  READER("pgq_reader"),
  SECOND_READER("pgq_reader"),
  /** A role without any right of its own. */
  NOBODY("");

  static final List<Actor> ADMINS = List.of(OWNER, ADMIN, SECOND_ADMIN);
  static final List<Actor> WRITERS = List.of(WRITER, SECOND_WRITER, ADMIN, OWNER);
  static final List<Actor> READERS = List.of(READER, SECOND_READER, ADMIN, OWNER);

  /** The role whose member it is; empty for none, null for the superuser. */
  final String group;

  Actor(String group) {
    this.group = group;
  }
}
