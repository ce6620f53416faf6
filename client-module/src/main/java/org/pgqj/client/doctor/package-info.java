/**
 * {@code pgqj doctor}: looks at a machine, a server and a database, and says what works, what does
 * not, and what mends it. Reads only; data flows from {@link org.pgqj.client.doctor.Patient}
 * through the checks to the findings, and from there to a report. The checks are in the packages
 * below, one class each.
 */
package org.pgqj.client.doctor;
