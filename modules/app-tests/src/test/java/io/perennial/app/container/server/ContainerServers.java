package io.perennial.app.container.server;

import org.jboss.arquillian.core.spi.LoadableExtension;

/** Registers our server with Arquillian, which finds this class by its name in META-INF/services. */
public class ContainerServers implements LoadableExtension {
    @Override
    public void register(ExtensionBuilder arquillian) {
        arquillian.observer(ContainerServer.class);
    }
}
