package io.perennial.engagement.slots;

/** Says whose zone the local times of slots are in. */
public enum ZoneOf {
    CONTACT, ACCOUNT, ORGANISATION
}
