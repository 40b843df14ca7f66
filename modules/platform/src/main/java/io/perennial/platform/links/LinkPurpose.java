package io.perennial.platform.links;

/**
 * Says what a link is for. A link of one purpose opens no page of another.
 *
 * @param name is stored with the link
 * @param letter the first part of the address, which {@code SignedAddress} knows
 */
public record LinkPurpose(String name, String letter) {}
