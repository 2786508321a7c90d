"""Figures of many articles side by side: one indicator by place and period."""

from .build import PanelSummary, panel
from .figures import By, Level, Wanted

__all__ = ["By", "Level", "PanelSummary", "Wanted", "panel"]
