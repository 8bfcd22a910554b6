package dev.grantway.registry.portal;

import java.util.List;

/**
 * How webhooks are sent, as the webhooks tab shows it.
 *
 * @param options as they stand, or as they were typed and refused
 * @param headers the names of those that are set
 * @param headerName as it was typed and refused; empty otherwise
 */
record SentForm(OptionsForm options, List<String> headers, String headerName) {}
