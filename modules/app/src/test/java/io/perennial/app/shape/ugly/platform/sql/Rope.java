package io.perennial.app.shape.ugly.platform.sql;

import io.perennial.app.shape.ugly.platform.events.Bell;
import java.util.List;

public record Rope(List<Bell> above) {
    Bell first() {
        return above.getFirst();
    }
}
