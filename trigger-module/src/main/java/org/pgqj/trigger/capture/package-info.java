/** What a trigger with certain options publishes of a table of a certain shape. Pure: no JDBC. */
package org.pgqj.trigger.capture;
