/** The agency's settings, the report, what a document's page shows, and the gateway's own door. */
@NullMarked
package vn.congvan.sms.web;

import org.jspecify.annotations.NullMarked;
