/** Classes that users of PL/Java meet without being able to name them. */
package org.postgresql.pljava.internal;
