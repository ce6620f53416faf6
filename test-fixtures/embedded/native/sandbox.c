/*
 * sandbox.c - the security policy of languages java and javau.
 *
 * The rights themselves are in Sandbox.java. Here is what Java code cannot do:
 * making them hold on the backend's own thread, whatever it calls.
 */
#include "pgj.h"

#define FIELD "inheritedAccessControlContext"
#define CONTEXT "Ljava/security/AccessControlContext;"

static void
require(const char *what)
{
	if (!JNI(ExceptionCheck))
		return;
	JNI(ExceptionDescribe);		/* to the server's log */
	JNI(ExceptionClear);
	ereport(ERROR,
			(errcode(ERRCODE_CONFIG_FILE_ERROR),
			 errmsg("this Java cannot enforce the security policy of language java: %s", what),
			 errhint("Use Java 17 or 21, and no java.security.manager in pljava.vmoptions.")));
}

/*
 * What System.setSecurityManager does in the end, without its warning to the
 * server's log in each session and without its 10 ms of preparing for
 * policies that read files.
 */
static void
set_manager(void)
{
	jclass		manager;
	jclass		system;
	jmethodID	set;
	jobject		object;

	manager = JNI(FindClass, "org/pgqj/embedded/rt/Guard");
	require("class Guard is missing");
	object = JNI(NewObject, manager, JNI(GetMethodID, manager, "<init>", "()V"));
	require("no security manager can be made");
	system = JNI(FindClass, "java/lang/System");
	set = JNI(GetStaticMethodID, system, "setSecurityManager0",
			  "(Ljava/lang/SecurityManager;)V");
	require("System.setSecurityManager0 is missing");
	JNI(CallStaticVoidMethod, system, set, object);
	require("a security manager is refused");
}

/*
 * A method of the JDK may be a SQL function, too; then no class of a stored
 * jar is on the stack. So this thread runs in users' rights from its bottom,
 * as a thread does that a user's code has made.
 */
static void
bind_thread(jobject context)
{
	jclass		class = JNI(FindClass, "java/lang/Thread");
	jmethodID	current = JNI(GetStaticMethodID, class, "currentThread", "()Ljava/lang/Thread;");
	jfieldID	inherited = JNI(GetFieldID, class, FIELD, CONTEXT);

	require("Thread." FIELD " is missing");
	JNI(SetObjectField, JNI(CallStaticObjectMethod, class, current), inherited, context);
	require("the thread's context cannot be set");
}

/* Once, at the very end of the start: from here on only doPrivileged has all rights. */
void
sandbox_raise(void)
{
	jclass		class = JNI(FindClass, "org/pgqj/embedded/rt/Sandbox");
	jobject		context;

	require("class Sandbox is missing");
	context = JNI(CallStaticObjectMethod, class,
				  JNI(GetStaticMethodID, class, "prepare", "()" CONTEXT));
	require("the policy cannot be set");
	set_manager();
	bind_thread(context);
}

/* Whether the innermost call is one of language javau. Needs no level. JNI side. */
jboolean JNICALL
n_unsandboxed(JNIEnv *env pg_attribute_unused(), jclass c pg_attribute_unused())
{
	return vm_is_main_thread() && current_level != NULL && current_level->unsandboxed;
}
