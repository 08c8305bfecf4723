package it.portaledgst.ui.access;

import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The ministry's sign-in. Its addresses are given one by one, so that the portal starts also while the sign-in does not
 * answer; paths are relative to the issuer unless a full address is given.
 *
 * @param taxCodeClaims names under which a tax code may arrive, tried in order; it may well never arrive
 * @param rolesClaim    what somebody of the staff does, a list; citizens have none
 * @param officeClaim   code of the office somebody of the staff works for
 */
@ConfigurationProperties("portale.sign-in")
record SignInProperties(
        String issuer,
        String clientId,
        String clientSecret,
        @DefaultValue("/oauth2/authorize") String authorizationPath,
        @DefaultValue("/oauth2/token") String tokenPath,
        @DefaultValue("/oauth2/jwks") String keysPath,
        @DefaultValue("/userinfo") String userInfoPath,
        @DefaultValue("/connect/logout") String endSessionPath,
        @DefaultValue({"fiscal_number", "fiscalNumber", "https://attributes.eid.gov.it/fiscal_number", "codiceFiscale"})
        List<String> taxCodeClaims,
        @DefaultValue("roles") String rolesClaim,
        @DefaultValue("office") String officeClaim) {

    String address(String path) {
        return path.contains("://") ? path : issuer + path;
    }
}
