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
 * The company's own fields of an account that is wrong elsewhere too. Of an account that is put by its key it is not known yet what
 * it was, so a value that the files no longer allow is told here, although it would be let be once all else is right.
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
