/*
 * trigger.c - trigger functions.
 *
 * The Java object gets the level's serial and what can be said by flags; names
 * and rows are fetched only when Java asks for them.
 */
#include "pgj.h"

#include "access/htup_details.h"
#include "utils/builtins.h"
#include "utils/lsyscache.h"
#include "utils/rel.h"

/* The flags of FiredTrigger. */
#define FIRED_BEFORE 1
#define FIRED_AFTER 2
#define FIRED_FOR_ROW 4
#define FIRED_BY_INSERT 8
#define FIRED_BY_UPDATE 16
#define FIRED_BY_DELETE 32
#define FIRED_INSTEAD 64

static jint
flags_of(TriggerEvent event)
{
	jint		flags = 0;

	if (TRIGGER_FIRED_BEFORE(event))
		flags |= FIRED_BEFORE;
	if (TRIGGER_FIRED_AFTER(event))
		flags |= FIRED_AFTER;
	if (TRIGGER_FIRED_INSTEAD(event))
		flags |= FIRED_INSTEAD;
	if (TRIGGER_FIRED_FOR_ROW(event))
		flags |= FIRED_FOR_ROW;
	if (TRIGGER_FIRED_BY_INSERT(event))
		flags |= FIRED_BY_INSERT;
	if (TRIGGER_FIRED_BY_UPDATE(event))
		flags |= FIRED_BY_UPDATE;
	if (TRIGGER_FIRED_BY_DELETE(event))
		flags |= FIRED_BY_DELETE;
	return flags;
}

/* The tuple that NEW stands for, or NULL. */
static HeapTuple
new_tuple(TriggerData *trigger)
{
	if (!TRIGGER_FIRED_FOR_ROW(trigger->tg_event) || TRIGGER_FIRED_BY_DELETE(trigger->tg_event))
		return NULL;
	return TRIGGER_FIRED_BY_UPDATE(trigger->tg_event) ? trigger->tg_newtuple
		: trigger->tg_trigtuple;
}

static HeapTuple
old_tuple(TriggerData *trigger)
{
	if (!TRIGGER_FIRED_FOR_ROW(trigger->tg_event) || TRIGGER_FIRED_BY_INSERT(trigger->tg_event))
		return NULL;
	return trigger->tg_trigtuple;
}

/* What the row trigger hands back: a row for the executor to go on with. */
static Datum
returned_row(Level *level)
{
	TriggerData *trigger = level->trigger;
	HeapTuple	tuple = new_tuple(trigger);
	Rows	   *rows = level->trigger_new;
	bool		changed = false;

	if (!TRIGGER_FIRED_FOR_ROW(trigger->tg_event) || TRIGGER_FIRED_AFTER(trigger->tg_event) ||
		level->suppressed)
		return PointerGetDatum(NULL);
	if (tuple == NULL)
		return PointerGetDatum(old_tuple(trigger));
	if (rows != NULL && rows->writable)
		for (int i = 0; i < rows->desc->natts; i++)
			changed |= rows->replaced[i];
	if (changed)
		tuple = heap_modify_tuple(tuple, RelationGetDescr(trigger->tg_relation),
								  rows->values, rows->nulls, rows->replaced);
	return PointerGetDatum(tuple);
}

/* SELECT f(): the method is called with null, as PL/Java does. */
static Datum
call_without_firing(Function *function, FunctionCallInfo fcinfo)
{
	jvalue		none;

	none.l = NULL;
	JNI(CallStaticVoidMethodA, function->class, function->method, &none);
	java_check();
	fcinfo->isnull = true;
	return (Datum) 0;
}

Datum
trigger_call(Level *level, FunctionCallInfo fcinfo)
{
	Function   *function = level->function;
	jvalue		argument;

	if (level->trigger == NULL)
		return call_without_firing(function, fcinfo);
	argument.l = JNI(NewObject, jr.FiredTrigger, jr.fired_trigger_new, (jlong) level->serial,
					 flags_of(level->trigger->tg_event));
	java_check();
	JNI(CallStaticVoidMethodA, function->class, function->method, &argument);
	java_check();
	fcinfo->isnull = false;
	return returned_row(level);
}

/* ------------------------------------------------ natives */

static Level *
require_firing(jlong serial)
{
	Level	   *level = level_by_serial(serial);

	if (level == NULL || level->trigger == NULL)
		throw_sql("55000", "the trigger call that this TriggerData belongs to is over");
	return level;
}

typedef struct
{
	jlong		trigger;
	jobjectArray result;
} StringsCall;

static void
set_string(jobjectArray array, int i, const char *text)
{
	jstring		string = cstring_to_java(text);

	JNI(SetObjectArrayElement, array, i, string);
	JNI(DeleteLocalRef, string);
}

static void
trigger_strings(void *arguments)
{
	StringsCall *call = arguments;
	TriggerData *data = require_firing(call->trigger)->trigger;
	Trigger    *trigger = data->tg_trigger;

	call->result = JNI(NewObjectArray, 3 + trigger->tgnargs, jr.String, NULL);
	java_check();
	set_string(call->result, 0, trigger->tgname);
	set_string(call->result, 1, SPI_getrelname(data->tg_relation));
	set_string(call->result, 2, SPI_getnspname(data->tg_relation));
	for (int i = 0; i < trigger->tgnargs; i++)
		set_string(call->result, 3 + i, trigger->tgargs[i]);
}

jobjectArray JNICALL
n_trigger_strings(JNIEnv *env pg_attribute_unused(), jclass c pg_attribute_unused(), jlong trigger)
{
	StringsCall call = {trigger, NULL};

	guarded(trigger_strings, &call);
	return call.result;
}

typedef struct
{
	jlong		trigger;
	jboolean	want_new;
	Handle		rows;
} RowCall;

static void
trigger_row(void *arguments)
{
	RowCall    *call = arguments;
	Level	   *level = require_firing(call->trigger);
	Rows	  **place = call->want_new ? &level->trigger_new : &level->trigger_old;
	HeapTuple	tuple = call->want_new ? new_tuple(level->trigger) : old_tuple(level->trigger);

	if (tuple == NULL)
		return;
	if (*place == NULL)
	{
		*place = rows_of_tuple(level, RelationGetDescr(level->trigger->tg_relation), tuple);
		if (call->want_new && !TRIGGER_FIRED_AFTER(level->trigger->tg_event))
			rows_make_writable(*place);
	}
	call->rows = (*place)->handle;
}

jlong JNICALL
n_trigger_row(JNIEnv *env pg_attribute_unused(), jclass c pg_attribute_unused(), jlong trigger, jboolean want_new)
{
	RowCall		call = {trigger, want_new, 0};

	guarded(trigger_row, &call);
	return call.rows;
}

static void
trigger_suppress(void *arguments)
{
	require_firing(*(jlong *) arguments)->suppressed = true;
}

/* Java has checked that the firing is one that can be suppressed. */
void JNICALL
n_trigger_suppress(JNIEnv *env pg_attribute_unused(), jclass c pg_attribute_unused(), jlong trigger)
{
	guarded(trigger_suppress, &trigger);
}
