package io.perennial.app.shape.ugly.accounts;

public record TenantCustomer(String currentTenantId) {}
