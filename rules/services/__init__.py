"""Do guides tell people how a matter is done?"""
