package io.perennial.identity.tenants;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** One tenant as its files declare it, defaults included, found valid. */
record TenantFile(String name, Document document) {
    ObjectNode content(boolean demo) {
        return demo ? DemoLogins.in(name, document.content()) : document.content();
    }
}
