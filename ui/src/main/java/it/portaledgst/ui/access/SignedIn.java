package it.portaledgst.ui.access;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.vaadin.flow.spring.security.AuthenticationContext;
import it.portaledgst.domain.identity.Staff;
import it.portaledgst.domain.identity.StaffRole;
import it.portaledgst.domain.identity.TaxId;
import it.portaledgst.domain.payment.Citizen;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;

/** Who is using the portal now. The account is issuer + subject, nothing else: e-mail and tax code may miss or change. */
@Component
public class SignedIn {

    private static final Pattern FOREIGN = Pattern.compile("TIN([A-Z]{2})-(.+)");

    private final AuthenticationContext authentication;
    /** The application's own: the static holder belongs to whichever application of this JVM started last. */
    private final SecurityContextHolderStrategy security;
    private final SignInProperties properties;

    SignedIn(AuthenticationContext authentication, SecurityContextHolderStrategy security, SignInProperties properties) {
        this.authentication = authentication;
        this.security = security;
        this.properties = properties;
    }

    public boolean yes() {
        return user().isPresent();
    }

    public Citizen citizen() {
        OidcUser user = user().orElseThrow(() -> new IllegalStateException("nobody is signed in"));
        return new Citizen(user.getIssuer().toString(), user.getSubject());
    }

    /** The same person as colleagues know them; without roles for a citizen. */
    public Staff staff() {
        OidcUser user = user().orElseThrow(() -> new IllegalStateException("nobody is signed in"));
        List<String> roles = user.getClaimAsStringList(properties.rolesClaim());
        return new Staff(user.getIssuer().toString(), user.getSubject(), fullName(),
                (roles == null ? Stream.<String>of() : roles.stream()).flatMap(role -> StaffRole.of(role).stream()).collect(Collectors.toSet()),
                user.getClaimAsString(properties.officeClaim()));
    }

    public String firstName() {
        return user().map(user -> firstPresent(user.getGivenName(), user.getFullName(), user.getSubject())).orElse("");
    }

    public String fullName() {
        return user().map(user -> firstPresent(user.getFullName(), joined(user), user.getSubject())).orElse("");
    }

    public Optional<String> email() {
        return user().map(OidcUser::getEmail);
    }

    /** The Italian tax code, when the sign-in passes one; another country's number is not one. */
    public Optional<String> taxCode() {
        return toldTaxCode()
                .map(value -> value.startsWith("TINIT-") ? value.substring("TINIT-".length()) : value)
                .filter(value -> !value.contains("-"));
    }

    /** The number of another country's tax office, when the sign-in passes one: TINDE-12345678901 is Germany's. */
    public Optional<TaxId> foreignTaxId() {
        return toldTaxCode()
                .map(FOREIGN::matcher).filter(Matcher::matches)
                .map(told -> new TaxId(told.group(1), told.group(2))).filter(TaxId::isForeign);
    }

    public void signOut() {
        authentication.logout();
    }

    private Optional<String> toldTaxCode() {
        return user().flatMap(user -> properties.taxCodeClaims().stream()
                .map(user::getClaimAsString)
                .filter(Objects::nonNull)
                .findFirst());
    }

    private Optional<OidcUser> user() {
        return Optional.ofNullable(security.getContext().getAuthentication())
                .map(Authentication::getPrincipal)
                .filter(OidcUser.class::isInstance)
                .map(OidcUser.class::cast);
    }

    private static String joined(OidcUser user) {
        return user.getGivenName() == null || user.getFamilyName() == null ? null
                : user.getGivenName() + " " + user.getFamilyName();
    }

    private static String firstPresent(String... candidates) {
        for (String candidate : candidates) {
            if (candidate != null && !candidate.isBlank()) {
                return candidate;
            }
        }
        return "";
    }
}
