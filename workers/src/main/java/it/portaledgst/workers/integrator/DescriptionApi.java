package it.portaledgst.workers.integrator;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The API's description. Open to everybody: whoever has no token yet reads here what for. */
@RestController
@OnlyWithApi
class DescriptionApi {

    static final String ADDRESS = Api.ROOT + "/openapi.yaml";

    @GetMapping(path = ADDRESS, produces = "application/yaml")
    Resource description() {
        return new ClassPathResource("openapi.yaml");
    }
}
