package org.pgqj.client.admin.tail;

import java.util.List;

/**
 * A stored event; what is not known is null.
 *
 * @param owner id of the only subscription that gets it, because it failed there before
 * @param retry how many times it was retried
 * @param extras ev_extra1 to 4
 */
record Event(
    long id,
    String time,
    long txid,
    Long owner,
    Long retry,
    String type,
    String data,
    List<String> extras) {}
