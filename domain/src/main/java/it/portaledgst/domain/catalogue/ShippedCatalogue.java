package it.portaledgst.domain.catalogue;

import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** The services as the program carries them in its file. A file with mistakes does not start it. */
@Component
class ShippedCatalogue {

    private final List<ServiceEntry> services;
    private final JsonNode tree;

    /** @param file the services in YAML; without the setting those of this portal */
    ShippedCatalogue(@Value("${portale.catalogue:classpath:catalogue/services.yaml}") Resource file) {
        services = CatalogueReader.read(file).entries();
        tree = CatalogueReader.tree(file);
    }

    /** In the order of the ministry's list. */
    List<ServiceEntry> services() {
        return services;
    }

    /** The file as it is written. */
    JsonNode tree() {
        return tree;
    }
}
