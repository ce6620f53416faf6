package org.pgqj.conformance.parity;

/** Things to do of one kind, such as all that producers do. */
interface Family {

  /** Something to do now, drawn by chance. */
  Move next(Draw draw, World world);
}
