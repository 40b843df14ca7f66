package io.perennial.accounts;

import io.perennial.identity.CustomFields;
import io.perennial.kernel.Invalid.FieldError;
import io.perennial.platform.json.FurtherErrors;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Checks the custom fields of an account whose body has other errors too. The previous values of an account that is put by its external
 * key are not yet known. A value that the tenant's files no longer allow is therefore reported here, although it is accepted if it is
 * unchanged and nothing else is wrong.
 */
@ApplicationScoped
class AccountFieldErrors implements FurtherErrors {
    @Inject CustomFields customFields;

    @Override
    public List<FieldError> of(Object body, @Nullable Object before) {
        if (!(body instanceof AccountBody account)) return List.of();
        var known = before instanceof AccountBody was ? was.customFields() : Map.<String, Object>of();
        return customFields.errors(CustomFields.Of.ACCOUNT, account.customFields(), known);
    }
}
