/*
 * handler.c - the entry points of the extension.
 */
#include "pgj.h"

#include "commands/trigger.h"
#include "miscadmin.h"
#include "utils/elog.h"

PG_MODULE_MAGIC;

void		_PG_init(void);

PG_FUNCTION_INFO_V1(java_call_handler);
PG_FUNCTION_INFO_V1(javau_call_handler);
PG_FUNCTION_INFO_V1(java_validator);
PG_FUNCTION_INFO_V1(javau_validator);

/* Starts nothing: the library may be loaded by the postmaster. */
void
_PG_init(void)
{
	vm_define_settings();
}

static Datum
handle_call(FunctionCallInfo fcinfo, bool unsandboxed)
{
	Level		level;
	Datum		result = (Datum) 0;

	check_stack_depth();
	vm_start();
	level_begin(&level, CALLED_AS_TRIGGER(fcinfo) ? (TriggerData *) fcinfo->context : NULL,
				unsandboxed);
	PG_TRY();
	{
		result = call_function(&level, fcinfo);
		level_finish(&level);
	}
	PG_CATCH();
	{
		level_abandon(&level);
		PG_RE_THROW();
	}
	PG_END_TRY();
	level_end(&level);
	return result;
}

Datum
java_call_handler(PG_FUNCTION_ARGS)
{
	return handle_call(fcinfo, false);
}

Datum
javau_call_handler(PG_FUNCTION_ARGS)
{
	return handle_call(fcinfo, true);
}

static Datum
validate(FunctionCallInfo fcinfo, bool unsandboxed)
{
	Oid			oid = PG_GETARG_OID(0);
	Level		level;

	if (!CheckFunctionValidatorAccess(fcinfo->flinfo->fn_oid, oid))
		PG_RETURN_VOID();
	check_stack_depth();
	vm_start();
	level_begin(&level, NULL, unsandboxed);
	PG_TRY();
	{
		function_validate(oid);
		level_finish(&level);
	}
	PG_CATCH();
	{
		level_abandon(&level);
		PG_RE_THROW();
	}
	PG_END_TRY();
	level_end(&level);
	PG_RETURN_VOID();
}

Datum
java_validator(PG_FUNCTION_ARGS)
{
	return validate(fcinfo, false);
}

Datum
javau_validator(PG_FUNCTION_ARGS)
{
	return validate(fcinfo, true);
}
