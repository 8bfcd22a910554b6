/** What is told of the gate's decisions: metrics of all, and on a topic refused calls and a sample of the others. */
@NullMarked
package dev.grantway.token.apicall;

import org.jspecify.annotations.NullMarked;
