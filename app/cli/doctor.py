"""`mingjian doctor`."""

from __future__ import annotations

from app.cli.options import DEFAULT_CONFIG, AsJson, ConfigPath


def doctor(config: ConfigPath = DEFAULT_CONFIG, json: AsJson = False) -> int:
    """体检：装了什么、配置对不对、数据目录能否使用、什么到期、什么逾期。

    例：mingjian doctor
    """
    from app.doctor import run_doctor

    return run_doctor(config, as_json=json)
