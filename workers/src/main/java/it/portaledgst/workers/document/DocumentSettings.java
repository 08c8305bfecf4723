package it.portaledgst.workers.document;

import java.nio.file.Path;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Pictures are PNG or JPEG files that whoever runs the portal may use.
 *
 * @param logos          by creditor key; creditors without one have no logo
 * @param posteLogo      of Poste Italiane, on postal slips; null where it stands in words
 * @param bancoPostaLogo of its BancoPosta, likewise
 */
@ConfigurationProperties("portale.documents")
record DocumentSettings(@DefaultValue Map<String, Path> logos, Path posteLogo, Path bancoPostaLogo) {
}
