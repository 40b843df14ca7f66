package io.perennial.app.shape.ugly.accounts.contacts;

import io.perennial.app.shape.ugly.accounts.CustomerManager;
import java.util.List;

public record Roundabout(List<CustomerManager> backAgain) {
    CustomerManager first() {
        return backAgain.getFirst();
    }
}
