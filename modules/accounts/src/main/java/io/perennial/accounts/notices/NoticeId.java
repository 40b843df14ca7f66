package io.perennial.accounts.notices;

import io.perennial.kernel.Id;
import java.util.UUID;

/** The id of a notice. */
public record NoticeId(UUID value) implements Id {
    @Override
    public String prefix() {
        return "ntc";
    }
}
