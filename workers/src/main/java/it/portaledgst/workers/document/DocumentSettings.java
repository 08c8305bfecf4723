package it.portaledgst.workers.document;

import java.nio.file.Path;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param logos by creditor key: a PNG or JPEG file that the creditor may use; creditors without one have no logo */
@ConfigurationProperties("portale.documents")
record DocumentSettings(@DefaultValue Map<String, Path> logos) {
}
