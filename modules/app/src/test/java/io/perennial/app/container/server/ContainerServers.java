package io.perennial.app.container.server;

import org.jboss.arquillian.core.spi.LoadableExtension;

/** Tells Arquillian of the server that is ours; found by its name in META-INF/services. */
public class ContainerServers implements LoadableExtension {
    @Override
    public void register(ExtensionBuilder arquillian) {
        arquillian.observer(ContainerServer.class);
    }
}
