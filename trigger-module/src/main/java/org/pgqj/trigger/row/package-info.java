/**
 * The firing of a row trigger: reads the row, finds what an UPDATE changed, evaluates expressions
 * and inserts the event with the rights of the user who changes the table.
 */
package org.pgqj.trigger.row;
