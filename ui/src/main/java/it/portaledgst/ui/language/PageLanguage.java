package it.portaledgst.ui.language;

import java.text.MessageFormat;
import java.time.Duration;
import java.util.Locale;

import jakarta.servlet.ServletContext;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.AbstractMessageSource;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;
import org.springframework.web.servlet.i18n.LocaleChangeInterceptor;

/** The same languages and texts for the pages that are plain HTML; {@code ?lingua=de} chooses, the cookie remembers. */
@Configuration
class PageLanguage implements WebMvcConfigurer {

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        var change = new LocaleChangeInterceptor();
        change.setParamName(LanguageChoice.NAME);
        change.setIgnoreInvalidLocale(true);
        registry.addInterceptor(change);
    }

    @Bean
    LocaleResolver localeResolver(ServletContext context, @Value("${server.servlet.session.cookie.secure:false}") boolean secure) {
        var resolver = new CookieLocaleResolver(LanguageChoice.NAME);
        resolver.setDefaultLocaleFunction(request -> Language.ofBrowser(request.getLocales()).locale());
        resolver.setRejectInvalidCookies(false);
        resolver.setCookiePath(context.getContextPath() + "/");
        resolver.setCookieMaxAge(Duration.ofSeconds(LanguageChoice.HALF_A_YEAR));
        resolver.setCookieHttpOnly(true);
        resolver.setCookieSecure(secure);
        resolver.setCookieSameSite("Lax");
        return resolver;
    }

    @Bean
    MessageSource messageSource(Texts texts) {
        return new AbstractMessageSource() {
            /** Most texts have no places for values: they are not parsed for any. */
            @Override
            protected String resolveCodeWithoutArguments(String key, Locale locale) {
                return texts.has(key) ? texts.getTranslation(key, locale) : null;
            }

            @Override
            protected MessageFormat resolveCode(String key, Locale locale) {
                return texts.has(key) ? createMessageFormat(texts.getTranslation(key, locale), Language.of(locale).formats()) : null;
            }
        };
    }
}
