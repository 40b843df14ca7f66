package io.perennial.platform.mail;

import io.perennial.platform.sql.DeclaredSlices;
import io.perennial.platform.sql.Slice;
import java.util.List;
import java.util.Set;

/** Declares the slice through which callers see mail. Nobody with limited sight sees any, but for the records of which a module says so. */
public final class MailSlices implements DeclaredSlices {
    @Override
    public List<Slice> slices() {
        return List.of(new Slice("platform.visible_mail", "platform.mail", _ -> ":sightCaller::uuid is null"));
    }

    @Override
    public Set<String> others() {
        return Set.of();
    }
}
