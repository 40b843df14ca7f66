package io.perennial.vendors;

import io.perennial.identity.VendorId;
import io.perennial.platform.call.Call;
import io.perennial.platform.call.NotFound;
import io.perennial.platform.call.Sight;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.function.Function;

/** Opens one vendor to its own people: another one is to them like one that never was. Administrators see all. */
@ApplicationScoped
class OwnVendor {
    @Inject VendorWrites writes;

    /** Reads what is told of a vendor whole, although grants open none of it. */
    <T> T read(VendorId id, Function<VendorView, T> work) {
        require(id);
        return Call.current().seeingAll().run(() -> work.apply(writes.get(id)));
    }

    /** Does the same with the vendor locked until the end of the transaction. */
    <T> T held(VendorId id, Function<VendorView, T> work) {
        require(id);
        return Call.current().seeingAll().run(() -> work.apply(writes.held(id)));
    }

    /** Also finds no vendor for who has a role of vendors, but works for none. */
    private static void require(VendorId id) {
        var sight = Call.current().sight();
        if (sight.vendor() == null ? sight.shape() == Sight.Shape.NONE : !sight.vendor().id().equals(id.value())) throw NotFound.here();
    }
}
