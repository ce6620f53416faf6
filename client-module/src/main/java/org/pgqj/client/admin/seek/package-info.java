/** {@code pgqj seek}: moves a consumer to another tick of its queue. */
package org.pgqj.client.admin.seek;
