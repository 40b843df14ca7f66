package io.perennial.records;

import io.perennial.platform.call.RequestRefusal;

/** Reads the query parameters that are true or false. */
final class Flag {
    private Flag() {}

    static boolean isSet(String parameter, String value) {
        if (value.equals("true") || value.equals("false")) return value.equals("true");
        throw RequestRefusal.INVALID_PARAMETER.at("?" + parameter, "must be true or false");
    }
}
