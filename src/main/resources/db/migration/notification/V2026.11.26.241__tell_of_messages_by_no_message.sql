-- That a message failed, or that their budget is used up, was never told by a message, whatever was chosen.
delete from notice_rule where channel = 'SMS' and kind in ('SMS_FAILED', 'SMS_BUDGET_REACHED');
