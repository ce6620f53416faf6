/**
 * What the arguments of a trigger ask for, and the errors of the triggers. Pure: no JDBC, no table.
 */
package org.pgqj.trigger.options;
