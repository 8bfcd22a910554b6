package dev.grantway.registry.notices;

/**
 * Where a notice leads.
 *
 * @param path of a page of this site, with its query
 */
public record NoticeLink(String text, String path) {}
