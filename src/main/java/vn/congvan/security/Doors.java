package vn.congvan.security;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.withDefaults;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.filter.OrderedRequestContextFilter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.logout.HttpStatusReturningLogoutSuccessHandler;
import org.springframework.security.web.authentication.logout.SimpleUrlLogoutSuccessHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.writers.ContentSecurityPolicyHeaderWriter;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.filter.RequestContextFilter;
import vn.congvan.acts.ActInHand;
import vn.congvan.acts.Acts;
import vn.congvan.acts.Outcome;
import vn.congvan.shared.Sentence;
import vn.congvan.workflow.EngineSessions;
import vn.congvan.workflow.ReadersLanguage;

/**
 * Every door of the house: one login for Tasklist, Cockpit, Admin, our pages and API; a password
 * chain of its own for analysts' tools; and the doors that are walled up.
 *
 * <p>Matchers are path patterns: given as text they would become Spring MVC matchers, which miss
 * the engine's own servlets, and a chain would silently not apply.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
@EnableConfigurationProperties({DoorSettings.class, LimitSettings.class, SessionSettings.class})
class Doors {

  /** Our own pages: nothing inline, nothing from elsewhere but the signer's own signing agent. */
  private static final String STRICT =
      "default-src 'self'; connect-src 'self' %s;"
          + " img-src 'self' data: blob:; object-src 'none'; frame-src 'self' blob:;"
          + " frame-ancestors 'self'; base-uri 'self'; form-action 'self'";

  /** Programs' answers: no browser should make a page of them. */
  static final String NOTHING = "default-src 'none'; frame-ancestors 'none'";

  private static final RequestMatcher CHOOSING_A_PASSWORD = path("/account/password");

  /** Files of the web applications that a browser does not keep. */
  private static final Pattern FILES =
      Pattern.compile("/camunda/assets/.*|/camunda/api/[a-z]+/plugin/[^/]+/static/.*");

  private static final Pattern USELESS =
      Pattern.compile("\\x00|^\\s*(?:\\+\\d{5,}|-\\d{4,})-\\d\\d-\\d\\d\\s*$");

  private static RequestMatcher path(String pattern) {
    return withDefaults().matcher(pattern);
  }

  private static RequestMatcher post(String pattern) {
    return withDefaults().matcher(HttpMethod.POST, pattern);
  }

  @Bean
  PasswordEncoder passwordEncoder() {
    return PasswordEncoderFactories.createDelegatingPasswordEncoder();
  }

  /**
   * No database of ours holds the character NUL, and no calendar goes on counting from a year of
   * more than four digits: such values end here instead of in an error somewhere behind.
   */
  @Bean
  HttpFirewall firewall() {
    var firewall = new StrictHttpFirewall();
    firewall.setAllowedParameterValues(value -> !USELESS.matcher(value).find());
    return firewall;
  }

  /**
   * The engine's REST interface: analysts' Modeler and the administrator, by password at each
   * request, no session.
   */
  @Bean
  @Order(2)
  SecurityFilterChain engineRest(HttpSecurity http, EngineSessions sessions, Acts acts)
      throws Exception {
    var engine = new EngineDoor(sessions);
    http.securityMatcher(path("/engine-rest/**"))
        .headers(Doors::forPrograms)
        .exceptionHandling(
            refused -> refused.accessDeniedHandler(new RefusedToModeler(acts, sessions)))
        .csrf(csrf -> csrf.disable())
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .httpBasic(modeler -> modeler.authenticationEntryPoint(new AskingModeler()))
        .authorizeHttpRequests(
            requests ->
                requests
                    .anyRequest()
                    .access(
                        (who, request) ->
                            new AuthorizationDecision(
                                isPerson(who.get())
                                    && engine.opensFor(who.get().getName(), request.getRequest()))))
        .addFilterAfter(new ActAsPerson(sessions), AuthorizationFilter.class);
    return http.build();
  }

  /** Everything else. */
  @Bean
  @Order(10)
  SecurityFilterChain house(
      HttpSecurity http,
      EngineSessions sessions,
      OpenSessions open,
      Acts acts,
      CsrfTokenRepository csrfTokens,
      @Value("${congvan.signing.agent.address}") String agent)
      throws Exception {
    var engine = new EngineDoor(sessions);
    var csrfInEveryAnswer = new CsrfTokenRequestAttributeHandler();
    csrfInEveryAnswer.setCsrfRequestAttributeName(null);

    var webappLogout = post("/camunda/api/admin/auth/user/default/logout");
    var programs = new OrRequestMatcher(path("/api/**"), path("/camunda/api/**"));
    var byWebapps = path("/camunda/**");
    var files =
        new OrRequestMatcher(
            path("/api/documents/*/files/*"), path("/api/documents/*/reading-copy"));

    var pagesOnly = new HttpSessionRequestCache();
    pagesOnly.setRequestMatcher(Doors::isPage);
    http.requestCache(cache -> cache.requestCache(pagesOnly));

    http.authorizeHttpRequests(
            requests ->
                requests
                    .requestMatchers(
                        path("/login"),
                        path("/login.css"),
                        path("/login.js"),
                        path("/congvan.css"),
                        path("/favicon.svg"),
                        path("/error"))
                    .permitAll()
                    .requestMatchers(path("/camunda/api/**"))
                    .access(
                        (who, request) ->
                            new AuthorizationDecision(
                                isPerson(who.get())
                                    && engine.opensFor(who.get().getName(), request.getRequest())))
                    .requestMatchers(CHOOSING_A_PASSWORD)
                    .hasAnyAuthority(PeopleAuthentication.PERSON, PeopleAuthentication.NEWCOMER)
                    .anyRequest()
                    .hasAuthority(PeopleAuthentication.PERSON))
        .formLogin(
            form ->
                form.loginPage("/login")
                    .defaultSuccessUrl("/")
                    .failureHandler(
                        (request, response, failure) ->
                            response.sendRedirect(
                                failure instanceof MustWait ? "/login?locked" : "/login?error")))
        .logout(
            logout ->
                logout
                    .logoutRequestMatcher(new OrRequestMatcher(post("/logout"), webappLogout))
                    .deleteCookies("CONGVAN", "XSRF-TOKEN")
                    .logoutSuccessHandler(
                        (request, response, who) -> {
                          if (webappLogout.matches(request)) {
                            new HttpStatusReturningLogoutSuccessHandler(HttpStatus.NO_CONTENT)
                                .onLogoutSuccess(request, response, who);
                          } else {
                            var toLogin = new SimpleUrlLogoutSuccessHandler();
                            toLogin.setDefaultTargetUrl("/login?logout");
                            toLogin.onLogoutSuccess(request, response, who);
                          }
                        }))
        .exceptionHandling(
            refused ->
                refused
                    .accessDeniedHandler(new Refused(acts))
                    .defaultAuthenticationEntryPointFor(
                        new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED), programs)
                    .defaultAuthenticationEntryPointFor(
                        new LoginUrlAuthenticationEntryPoint("/login"),
                        new NegatedRequestMatcher(programs)))
        // The web applications guard themselves with a token of their own name; two would clash.
        .csrf(
            guard ->
                guard
                    .csrfTokenRepository(csrfTokens)
                    .csrfTokenRequestHandler(csrfInEveryAnswer)
                    .ignoringRequestMatchers(byWebapps))
        .headers(
            headers ->
                headers
                    .frameOptions(frame -> frame.disable())
                    .httpStrictTransportSecurity(hsts -> hsts.disable())
                    .addHeaderWriter(
                        new DelegatingRequestMatcherHeaderWriter(
                            new NegatedRequestMatcher(new OrRequestMatcher(byWebapps, files)),
                            new ContentSecurityPolicyHeaderWriter(STRICT.formatted(agent)))))
        .addFilterBefore(new WhoLeft(sessions, open), AuthorizationFilter.class);
    return http.build();
  }

  /**
   * Before the login chain, whose guards then share with the pages behind them what one request has
   * asked; the engine's REST library would put it after them.
   */
  @Bean
  RequestContextFilter requestContextFilter() {
    return new OrderedRequestContextFilter();
  }

  /** First of all: every answer has these, also that of a door that is walled up. */
  @Bean
  FilterRegistrationBean<AnswerHeaders> answerHeaders(Environment environment) {
    var filter = new FilterRegistrationBean<>(headers(environment));
    filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return filter;
  }

  /** Also where Tomcat answers by itself, before any filter. */
  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> headersOfTheServer(
      Environment environment) {
    return server -> server.addEngineValves(headers(environment).ofTheServer());
  }

  private static AnswerHeaders headers(Environment environment) {
    return new AnswerHeaders(!environment.acceptsProfiles(Profiles.of("demo")));
  }

  /** Behind the login, which says who asks. */
  @Bean
  FilterRegistrationBean<LimitedRequests> limitedRequests(Acts acts, LimitSettings settings) {
    var filter =
        new FilterRegistrationBean<>(new LimitedRequests(acts, settings, Clock.systemUTC()));
    filter.setOrder(-40);
    return filter;
  }

  @Bean
  FilterRegistrationBean<KeepingCopies> keepingCopies() {
    var filter = new FilterRegistrationBean<>(new KeepingCopies());
    filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 5);
    return filter;
  }

  /** Runs before everything: the doors that nobody may find, then what queries may carry. */
  @Bean
  FilterRegistrationBean<WalledUp> walledUp() {
    var filter = new FilterRegistrationBean<>(new WalledUp());
    filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
    return filter;
  }

  @Bean
  FilterRegistrationBean<QueryExpressionGuard> queryExpressionGuard() {
    var filter = new FilterRegistrationBean<>(new QueryExpressionGuard());
    filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 20);
    return filter;
  }

  /**
   * After the login chain and before the web applications' own filters: who is acting, as of this
   * request.
   */
  @Bean
  FilterRegistrationBean<WebappsFollow> webappsFollow(EngineSessions sessions) {
    var filter = new FilterRegistrationBean<>(new WebappsFollow(sessions));
    filter.addUrlPatterns("/camunda/api/*", "/camunda/app/*");
    filter.setOrder(0);
    return filter;
  }

  /**
   * After login one goes on to the page one asked for, never to a part that a page fetched by
   * itself.
   */
  private static boolean isPage(HttpServletRequest request) {
    var destination = request.getHeader("Sec-Fetch-Dest");
    if (destination != null) {
      return request.getMethod().equals("GET") && destination.equals("document");
    }
    var accepts = request.getHeader("Accept");
    return request.getMethod().equals("GET") && accepts != null && accepts.contains("text/html");
  }

  /**
   * Whether it is a file that is the same for everybody who is logged in; about the person nothing
   * is asked then.
   */
  private static boolean isStatic(HttpServletRequest request) {
    return request.getMethod().equals("GET")
        && (KeepingCopies.isKept(request) || FILES.matcher(RequestPath.of(request)).matches());
  }

  /** Answers to programs show nothing and run nothing. */
  static void forPrograms(HeadersConfigurer<HttpSecurity> headers) {
    headers
        .frameOptions(frame -> frame.disable())
        .httpStrictTransportSecurity(hsts -> hsts.disable())
        .contentSecurityPolicy(policy -> policy.policyDirectives(NOTHING));
  }

  private static boolean isNewcomer(@org.jspecify.annotations.Nullable Authentication who) {
    return who != null
        && who.getAuthorities().stream()
            .anyMatch(right -> right.getAuthority().equals(PeopleAuthentication.NEWCOMER));
  }

  private static boolean isPerson(@org.jspecify.annotations.Nullable Authentication who) {
    return who != null
        && who.isAuthenticated()
        && who.getAuthorities().stream()
            .anyMatch(authority -> authority.getAuthority().equals(PeopleAuthentication.PERSON));
  }

  /**
   * Addresses that must not exist: those that look like others, making the first administrator in
   * the browser (CVE-2026-77226, first lock), the web applications' own password door, which knows
   * no patience, and those of an engine that there is not.
   */
  static class WalledUp extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(
        HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws ServletException, IOException {
      if (RequestPath.isDisguised(request)) {
        response.sendError(HttpServletResponse.SC_BAD_REQUEST);
        return;
      }
      var path = RequestPath.of(request);
      if (path.startsWith("/camunda/api/admin/setup")
          || path.matches("/camunda/app/admin/[^/]+/setup.*")
          || path.matches("/camunda/app/[^/]+/(?!default/)[^/]+/")
          || path.matches("/camunda/api/admin/auth/user/[^/]+/login/.*")) {
        response.sendError(HttpServletResponse.SC_NOT_FOUND);
        return;
      }
      chain.doFilter(request, response);
    }
  }

  /**
   * Says no: to a newcomer by leading to the one page that is his, to everybody else plainly; both
   * are recorded unless it only was a newcomer's way to that page.
   */
  static class Refused implements AccessDeniedHandler {

    private static final RequestMatcher PROGRAMS =
        new OrRequestMatcher(path("/api/**"), path("/camunda/api/**"), path("/engine-rest/**"));

    private static final RequestMatcher WEBAPPS = path("/camunda/api/**");

    private final Acts acts;

    Refused(Acts acts) {
      this.acts = acts;
    }

    @Override
    public void handle(
        HttpServletRequest request, HttpServletResponse response, AccessDeniedException refused)
        throws IOException {
      var who = SecurityContextHolder.getContext().getAuthentication();
      if (isNewcomer(who) && !(refused instanceof CsrfException)) {
        if (PROGRAMS.matches(request)) {
          say(
              request,
              response,
              HttpServletResponse.SC_FORBIDDEN,
              new Sentence("Hãy đổi mật khẩu lần đầu trên trang /account/password rồi tiếp tục."));
        } else {
          response.sendRedirect("/account/password");
        }
        return;
      }
      acts.brokeOff(
          ActInHand.momentary("request")
              .saying(request.getMethod() + " " + request.getRequestURI()),
          Outcome.REFUSED,
          "403");
      if (WEBAPPS.matches(request)) {
        // Camunda shows the sentence of the answer; without one it would show the answer itself.
        say(
            request,
            response,
            HttpServletResponse.SC_FORBIDDEN,
            refused instanceof CsrfException
                ? new Sentence("Trang đã mở quá lâu. Hãy tải lại trang rồi thực hiện lại.")
                : new Sentence(
                    "Chức năng này không mở cho bạn ở đây. Hãy làm trên các trang của Công Văn, hoặc nhờ người quản trị hệ thống."));
      } else {
        answer(request, response, who);
      }
    }

    /** What the person is answered. */
    void answer(
        HttpServletRequest request, HttpServletResponse response, @Nullable Authentication who)
        throws IOException {
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
    }

    /** Answers a program with one sentence. */
    static void say(
        HttpServletRequest request, HttpServletResponse response, int status, Sentence sentence)
        throws IOException {
      response.setStatus(status);
      response.setContentType("application/json;charset=UTF-8");
      response
          .getWriter()
          .write(
              "{\"message\":\"" + sentence.in(ReadersLanguage.of(request)) + "\",\"fields\":{}}");
    }
  }

  /** Modeler shows the sentence of the answer; without one it would say what is not so. */
  static class RefusedToModeler extends Refused {

    private final EngineSessions sessions;

    RefusedToModeler(Acts acts, EngineSessions sessions) {
      super(acts);
      this.sessions = sessions;
    }

    @Override
    void answer(
        HttpServletRequest request, HttpServletResponse response, @Nullable Authentication who)
        throws IOException {
      say(
          request,
          response,
          HttpServletResponse.SC_FORBIDDEN,
          who != null && sessions.mayUseRest(who.getName())
              ? new Sentence(
                  "Từ Modeler chỉ triển khai và xem sơ đồ. Quy trình do hệ thống khởi động khi có văn bản.")
              : new Sentence(
                  "Chỉ cán bộ phân tích quy trình và người quản trị của tỉnh được triển khai sơ đồ."));
    }
  }

  /**
   * Asks Modeler for name and password. Who must wait is told so: otherwise the right password
   * would be called wrong.
   */
  static class AskingModeler implements AuthenticationEntryPoint {

    @Override
    public void commence(
        HttpServletRequest request, HttpServletResponse response, AuthenticationException wrong)
        throws IOException {
      response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Realm\"");
      Refused.say(
          request,
          response,
          HttpServletResponse.SC_UNAUTHORIZED,
          wrong instanceof MustWait
              ? new Sentence("Đã nhập sai quá nhiều lần. Hãy đợi một lúc rồi thử lại.")
              : new Sentence("Tên đăng nhập hoặc mật khẩu không đúng."));
    }
  }

  /** A person who has left, or was in for too long, loses the session at the next request. */
  static class WhoLeft extends OncePerRequestFilter {

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
      return isStatic(request);
    }

    private final EngineSessions sessions;
    private final OpenSessions open;

    WhoLeft(EngineSessions sessions, OpenSessions open) {
      this.sessions = sessions;
      this.open = open;
    }

    @Override
    protected void doFilterInternal(
        HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws ServletException, IOException {
      var who = SecurityContextHolder.getContext().getAuthentication();
      var session = request.getSession(false);
      var somebody = isPerson(who) || isNewcomer(who);
      if (somebody
          && (session != null && open.isOver(session) || !sessions.isHere(who.getName()))) {
        if (session != null) {
          session.invalidate();
        }
        SecurityContextHolder.clearContext();
      }
      chain.doFilter(request, response);
    }
  }

  /** The engine acts as the caller for the length of a REST request. */
  static class ActAsPerson extends OncePerRequestFilter {

    private final EngineSessions sessions;

    ActAsPerson(EngineSessions sessions) {
      this.sessions = sessions;
    }

    @Override
    protected void doFilterInternal(
        HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws ServletException, IOException {
      sessions.begin(request.getUserPrincipal().getName());
      try {
        chain.doFilter(request, response);
      } finally {
        sessions.end();
      }
    }
  }

  /** The web applications learn who is logged in, with today's groups, at every request. */
  static class WebappsFollow extends OncePerRequestFilter {

    private final EngineSessions sessions;

    WebappsFollow(EngineSessions sessions) {
      this.sessions = sessions;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
      return isStatic(request);
    }

    @Override
    protected void doFilterInternal(
        HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws ServletException, IOException {
      var person = request.getUserPrincipal();
      if (person != null) {
        sessions.renew(request.getSession(), person.getName());
      }
      chain.doFilter(request, response);
    }
  }
}
