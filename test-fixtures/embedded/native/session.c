/*
 * session.c - the backend as Java sees it: users, settings, types by name,
 * messages.
 */
#include "pgj.h"

#include "commands/extension.h"
#include "miscadmin.h"
#include "parser/parse_type.h"
#include "utils/builtins.h"
#include "utils/guc.h"
#include "utils/lsyscache.h"

static void
is_creating_extension(void *arguments)
{
	*(jboolean *) arguments = creating_extension ? JNI_TRUE : JNI_FALSE;
}

jboolean JNICALL
n_creating_extension(JNIEnv *env pg_attribute_unused(), jclass c pg_attribute_unused())
{
	jboolean	result = JNI_FALSE;

	guarded(is_creating_extension, &result);
	return result;
}

/* ------------------------------------------------ users */

typedef struct
{
	jstring		in;
	jstring		result;
} StringCall;

static void
user_name(void *arguments)
{
	((StringCall *) arguments)->result = cstring_to_java(GetUserNameFromId(GetUserId(), false));
}

jstring JNICALL
n_user_name(JNIEnv *env pg_attribute_unused(), jclass c pg_attribute_unused())
{
	StringCall	call = {NULL, NULL};

	guarded(user_name, &call);
	return call.result;
}

static void
outer_user_name(void *arguments)
{
	((StringCall *) arguments)->result = cstring_to_java(GetUserNameFromId(GetOuterUserId(), false));
}

jstring JNICALL
n_outer_user_name(JNIEnv *env pg_attribute_unused(), jclass c pg_attribute_unused())
{
	StringCall	call = {NULL, NULL};

	guarded(outer_user_name, &call);
	return call.result;
}

static void
become_outer_user(void *arguments)
{
	Level	   *level = current_level;
	jlong	   *saved = arguments;

	if (level->user_switched)
		throw_sql("55000", "the outer user is already the effective one");
	GetUserIdAndSecContext(&level->saved_user, &level->saved_context);
	SetUserIdAndSecContext(GetOuterUserId(),
						   level->saved_context | SECURITY_LOCAL_USERID_CHANGE);
	level->user_switched = true;
	*saved = level->serial;
}

/* Returns the level's serial: restoring is meant for this level only. */
jlong JNICALL
n_become_outer_user(JNIEnv *env pg_attribute_unused(), jclass c pg_attribute_unused())
{
	jlong		saved = 0;

	guarded(become_outer_user, &saved);
	return saved;
}

/* Raises no error. JNI side too. */
void
session_restore_user(Level *level)
{
	if (!level->user_switched)
		return;
	level->user_switched = false;
	SetUserIdAndSecContext(level->saved_user, level->saved_context);
}

void JNICALL
n_restore_user(JNIEnv *env pg_attribute_unused(), jclass c pg_attribute_unused(), jlong saved)
{
	if (vm_is_main_thread() && current_level != NULL && current_level->serial == saved)
		session_restore_user(current_level);
}

/* ------------------------------------------------ settings, messages */

static void
setting(void *arguments)
{
	StringCall *call = arguments;

	call->result = cstring_to_java(GetConfigOptionByName(text_from_java(call->in, NULL),
														 NULL, false));
}

jstring JNICALL
n_setting(JNIEnv *env pg_attribute_unused(), jclass c pg_attribute_unused(), jstring name)
{
	StringCall	call = {name, NULL};

	guarded(setting, &call);
	return call.result;
}

typedef struct
{
	jstring		level;
	jstring		message;
} ReportCall;

static int
level_number(const char *name)
{
	static const struct
	{
		const char *name;
		int			number;
	}			levels[] = {
		{"DEBUG5", DEBUG5}, {"DEBUG4", DEBUG4}, {"DEBUG3", DEBUG3}, {"DEBUG2", DEBUG2},
		{"DEBUG1", DEBUG1}, {"LOG", LOG}, {"INFO", INFO}, {"NOTICE", NOTICE},
		{"WARNING", WARNING}
	};

	for (size_t i = 0; i < lengthof(levels); i++)
		if (strcmp(levels[i].name, name) == 0)
			return levels[i].number;
	throw_sql("22023", "unknown level of a message");
}

static void
report(void *arguments)
{
	ReportCall *call = arguments;
	int			number = level_number(text_from_java(call->level, NULL));

	ereport(number, (errmsg_internal("%s", text_from_java(call->message, NULL))));
}

void JNICALL
n_report(JNIEnv *env pg_attribute_unused(), jclass c pg_attribute_unused(), jstring level, jstring message)
{
	ReportCall	call = {level, message};

	guarded(report, &call);
}

/* ------------------------------------------------ types */

typedef struct
{
	jint		type;
	jstring		result;
} TypeCall;

static void
java_class_of_type(void *arguments)
{
	TypeCall   *call = arguments;

	call->result = cstring_to_java(conv_default((Oid) call->type)->java_name);
}

jstring JNICALL
n_java_class(JNIEnv *env pg_attribute_unused(), jclass c pg_attribute_unused(), jint type)
{
	TypeCall	call = {type, NULL};

	guarded(java_class_of_type, &call);
	return call.result;
}

static void
type_name(void *arguments)
{
	TypeCall   *call = arguments;

	call->result = cstring_to_java(format_type_be((Oid) call->type));
}

jstring JNICALL
n_type_name(JNIEnv *env pg_attribute_unused(), jclass c pg_attribute_unused(), jint type)
{
	TypeCall	call = {type, NULL};

	guarded(type_name, &call);
	return call.result;
}

typedef struct
{
	jstring		name;
	jint		oid;
} TypeOidCall;

static void
type_oid(void *arguments)
{
	TypeOidCall *call = arguments;
	Oid			oid;
	int32		typmod;

	parseTypeString(text_from_java(call->name, NULL), &oid, &typmod, 0);
	call->oid = (jint) oid;
}

jint JNICALL
n_type_oid(JNIEnv *env pg_attribute_unused(), jclass c pg_attribute_unused(), jstring name)
{
	TypeOidCall call = {name, 0};

	guarded(type_oid, &call);
	return call.oid;
}
