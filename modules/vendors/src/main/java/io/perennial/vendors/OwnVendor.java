package io.perennial.vendors;

import io.perennial.identity.VendorId;
import io.perennial.platform.call.Call;
import io.perennial.platform.call.NotFound;
import io.perennial.platform.call.Sight;
import io.perennial.vendors.VendorView.State;
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

    /** Does the same with the vendor locked until the end of the transaction. The people of a suspended vendor do nothing there. */
    <T> T held(VendorId id, Function<VendorView, T> work) {
        require(id);
        boolean outside = Call.current().sight().vendor() != null;
        return Call.current().seeingAll().run(() -> {
            var vendor = writes.held(id);
            if (outside && vendor.state() != State.ACTIVE) throw NotFound.here();
            return work.apply(vendor);
        });
    }

    /** Also finds no vendor for who has a role of vendors, but works for none. */
    private static void require(VendorId id) {
        var sight = Call.current().sight();
        if (sight.vendor() == null ? sight.shape() == Sight.Shape.NONE : !sight.vendor().id().equals(id.value())) throw NotFound.here();
    }
}
