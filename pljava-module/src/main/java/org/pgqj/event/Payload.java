package org.pgqj.event;

/** What the producer says in an event; any part may be null. */
record Payload(
    String type, String data, String extra1, String extra2, String extra3, String extra4) {}
