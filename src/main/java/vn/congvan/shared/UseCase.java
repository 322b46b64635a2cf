package vn.congvan.shared;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A thing the office does, in one transaction.
 *
 * <p>A refusal does not doom the transaction: where a diagram catches it, the process goes on along
 * the drawn path and must commit. So a use case refuses before it changes anything.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Service
@Transactional(noRollbackFor = Refusal.class)
public @interface UseCase {}
